"""Why something on a sheet was refused or remarked: one sentence and one way out for each code. (field)

Sentences are English templates, marked for translation and translated where they are shown.
"""

from collections.abc import Mapping
from typing import NamedTuple

from chanzo.core.refusals import N_, register_sentences, sentence_of
from chanzo.incidents.lists.codes import CODES as LIST_CODES


class Code(NamedTuple):
    """A sentence with ``{placeholders}`` and what the person can do about it."""

    sentence: str
    way_out: str


CELL_CODES: dict[str, Code] = {
    "REQUIRED_EMPTY": Code(
        N_("The cell is empty, and every row needs it."), N_("Fill it in from the paper and import the file again.")
    ),
    "TEXT_TOO_LONG": Code(N_("The text has {length} characters; at most {limit} are kept."), N_("Shorten it.")),
    "QUOTE_OPEN": Code(
        N_("A cell of this row runs over {lines} lines: a quotation mark is not closed."),
        N_("Close or remove the quotation mark; the rows it swallowed are read the next time."),
    ),
    "DATE_IMPOSSIBLE": Code(N_("“{text}” is no day of the calendar."), N_("Correct the day or the month.")),
    "DATE_UNREADABLE": Code(N_("“{text}” could not be read as a date."), N_("Write it as 2026-01-31 or 31/01/2026.")),
    "DATE_MONTH_FIRST": Code(
        N_("“{text}” has the month first, while other dates of this table have the day first."),
        N_("Write the day first, or as 2026-01-31."),
    ),
    "DATE_OUT_OF_RANGE": Code(N_("The year of “{text}” is not between 1950 and 2100."), N_("Correct the year.")),
    "DATE_PERIOD_BACKWARDS": Code(N_("The period ends before it begins."), N_("Correct one of the two dates.")),
    "TIME_UNREADABLE": Code(N_("“{text}” could not be read as a time of day."), N_("Write it as 08:24.")),
    "MONTH_UNREADABLE": Code(N_("“{text}” could not be read as a month."), N_("Write it as 2026-01.")),
    "NUMBER_UNREADABLE": Code(N_("“{text}” could not be read as a number."), N_("Write digits only, such as 1234.5.")),
    "NUMBER_SCIENTIFIC": Code(
        N_("“{text}” is a shortened number; its last digits are lost."),
        N_("Format the column as plain numbers and type it again."),
    ),
    "NUMBER_NOT_WHOLE": Code(N_("“{text}” must be a whole number."), N_("Write a whole number.")),
    "NUMBER_NEGATIVE": Code(N_("“{text}” must not be negative."), N_("Correct the number.")),
    "NUMBER_TOO_LARGE": Code(N_("“{text}” is too large to be meant."), N_("Correct the number or its unit.")),
    "WEIGHT_NEGATIVE": Code(N_("A weight of “{text}” is negative."), N_("Correct it, or write ? if it is unreadable.")),
    "WEIGHT_UNREADABLE_TEXT": Code(
        N_("“{text}” could not be read as a weight."),
        N_("Write a number with kg, g, t or lb, or ? if the paper is unreadable."),
    ),
    "TAG_SCIENTIFIC": Code(
        N_("The tag “{text}” was shortened by a spreadsheet; its digits are lost."),
        N_("Format the column as text and type the tag from the paper."),
    ),
    "TAG_DECIMAL": Code(
        N_("The tag “{text}” was turned into a decimal number by a spreadsheet."),
        N_("Format the column as text and type the tag from the paper."),
    ),
    "TAG_DATE": Code(
        N_("The number was turned into the date {text} by a spreadsheet."),
        N_("Format the column as text and type the number from the paper."),
    ),
    "CHOICE_UNKNOWN": Code(N_("“{text}” is none of: {choices}."), N_("Write one of these words.")),
    "STATUS_NOT_OF_SCHEME": Code(
        N_("The scheme {scheme} has no status “{text}”; it has: {choices}."), N_("Correct the status or the scheme.")
    ),
    "MINERAL_UNKNOWN": Code(
        N_("“{text}” is no mineral of the programme."),
        N_("Write cassiterite, coltan or wolframite, or several joined with +."),
    ),
    "COUNTRY_UNKNOWN": Code(N_("“{text}” is no country code."), N_("Write two letters, such as CD, RW or BI.")),
    "PERCENT_RANGE": Code(N_("“{text}” is not between 0 and 100 percent."), N_("Correct the percentage.")),
    "LATITUDE_RANGE": Code(N_("“{text}” is no latitude between -90 and 90 degrees."), N_("Correct the coordinate.")),
    "LONGITUDE_RANGE": Code(
        N_("“{text}” is no longitude between -180 and 180 degrees."), N_("Correct the coordinate.")
    ),
    "AREA_UNKNOWN": Code(N_("“{text}” names no area."), N_("Write a site code, territory:NAME or province:NAME.")),
    "RANGE_UNREADABLE": Code(
        N_("“{text}” is no full number as written on a tag or book."), N_("Write the whole number.")
    ),
    "RANGE_PREFIX": Code(
        N_("{first} and {last} do not begin alike, so they bound no range."), N_("Split the movement into its ranges.")
    ),
    "RANGE_LENGTH": Code(
        N_("{first} and {last} do not have the same length, so they bound no range."),
        N_("Write both numbers in full, with leading zeros."),
    ),
    "ROW_TWICE": Code(
        N_("Row {first_row} of this file has the same key and says something else."),
        N_("Keep the right one; inside one file no row corrects another."),
    ),
    "RANGE_BACKWARDS": Code(N_("{first} comes after {last}."), N_("Exchange the two numbers or correct one.")),
}

FILE_CODES: dict[str, Code] = {
    "PROFILE_UNKNOWN": Code(N_("No profile has the name {name}."), N_("Known profiles: {known}.")),
    "FILE_EMPTY": Code(N_("The file is empty."), N_("Export it again.")),
    "FILE_NOT_THERE": Code(N_("There is no file or folder {path}."), N_("Check the name.")),
    "FILE_UNREADABLE": Code(N_("The file could not be opened."), N_("Check its name and its permissions.")),
    "FILE_NOT_TEXT": Code(N_("The file is neither text nor a workbook."), N_("Save it as .xlsx or as .csv.")),
    "FILE_OLD_FORMAT": Code(N_("The workbook has an old or foreign format."), N_("Save it as .xlsx or as .csv.")),
    "FILE_ENCODING": Code(
        N_("The letters of the file are written neither in UTF-8 nor in Windows-1252."), N_("Save it as CSV UTF-8.")
    ),
    "FILE_ENCRYPTED": Code(N_("The workbook is protected by a password."), N_("Save it without a password.")),
    "FILE_BROKEN": Code(N_("The workbook is damaged and cannot be read."), N_("Open it, save it again, or resend it.")),
    "FILE_BOMB": Code(
        N_("The file unpacks to far more than a sheet holds ({what})."), N_("Split it, or remove what is no table.")
    ),
    "FILE_TOO_LARGE": Code(N_("The file has {megabytes} MB; at most {limit} are read."), N_("Split it into parts.")),
    "FILE_NO_TABLE": Code(
        N_("No known table was found in the file."),
        N_("Name the file after its table, or use a saved profile, and see that the header row is there."),
    ),
    "FILE_COLUMNS_MISSING": Code(
        N_("The table {table} needs the columns {missing}."),
        N_("Add them, or save a profile that says where they are."),
    ),
    "FILE_COLUMN_TWICE": Code(
        N_("The headers {headers} both mean {column}."), N_("Remove one, or save a profile that says which counts.")
    ),
    "FILE_TABLE_AMBIGUOUS": Code(
        N_("The columns fit several tables: {candidates}."), N_("Name the file or worksheet after its table.")
    ),
    "FILE_ROWS_REFUSED": Code(
        N_(
            "More than {limit} rows of the table {table} were refused, the first in row {row}, column {column}: {why} "
            "Nothing of the table was recorded; the file is kept as it came."
        ),
        N_("Correct what the rows have in common, save a profile that says what the columns are, or split the file."),
    ),
    "FILE_MONTH_FIRST": Code(
        N_("The dates of this table fit only with the month first (“{text}”)."),
        N_("Write the day first or as 2026-01-31, or save a profile with the month first."),
    ),
}

ACT_CODES: dict[str, Code] = {
    "BATCH_UNKNOWN": Code(N_("There is no import {batch}."), N_("The list of imports has their numbers.")),
    "BATCH_UNDONE": Code(N_("Import {batch} was undone before."), N_("Its file can be imported again.")),
    "ROW_TWICE": Code(
        N_("Row {first_row} of this file states the same line with other content."),
        N_("Keep the right one of the two rows and import the file again."),
    ),
}

REMARK_CODES: dict[str, Code] = {
    "ENCODING_WINDOWS": Code(N_("The file was read as Windows-1252."), N_("Save it as CSV UTF-8 to be sure.")),
    "WORKSHEET_SKIPPED": Code(
        N_("The worksheet “{worksheet}” holds no known table and was skipped."), N_("Name it after its table.")
    ),
    "COLUMN_IGNORED": Code(
        N_("The column “{header}” was not used."), N_("Save a profile that says what it is, if it matters.")
    ),
}

CODES: dict[str, Code] = CELL_CODES | FILE_CODES | ACT_CODES | REMARK_CODES


# Besides, what the doors behind the desk turn back.
KNOWN: dict[str, Code] = CODES | {code: Code(*told) for code, told in LIST_CODES.items()}


register_sentences({code: f"{sentence} {way_out}" for code, (sentence, way_out) in CODES.items()})


def sentence(code: str, facts: Mapping[str, str | int]) -> str:
    """The English sentence of a code with its way out, filled from its facts."""
    return sentence_of(code, dict(facts))
