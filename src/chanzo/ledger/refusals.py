"""Why the ledger refuses an act, as a person reads it. (ledger)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "FILE_DESTROYED": N_("This file was destroyed by record {seq}; it cannot be taken in again."),
    "FILE_UNKNOWN": N_("No received file has the hash {sha256}."),
    "ATTACHED_EMPTY": N_("The file is empty."),
    "ATTACHED_TOO_LARGE": N_("The file has {size} MB; at most {most} MB are kept."),
    "ATTACHED_KIND": N_("This is neither a PDF nor a JPEG or PNG picture, whatever its name says."),
    "ATTACHED_PIXELS": N_(
        "The picture has {width} × {height} points; at most {most} million are kept. Scan at 300 dpi."
    ),
    "PICTURE_KIND": N_("This is no whole JPEG or PNG picture, whatever its name says."),
    "BACKUP_TOOL_MISSING": N_("{tool} is not installed here; it comes with the PostgreSQL client."),
    "BACKUP_TOOL_FAILED": N_("{tool} stopped: {reason}"),
    "BACKUP_UNREADABLE": N_("{file} is no chanzo backup, or it is damaged: {reason}"),
    "BACKUP_OTHER_ENGINE": N_("The backup is of {found}; this installation uses {expected}."),
    "BACKUP_UNSETTLED": N_("Files kept vanishing while they were copied. Run the command again."),
    "HOME_IN_USE": N_("{home} holds an installation already. Give --replace to put the backup in its place."),
}
