"""Lists of incidents that come in from a spreadsheet: each row an alert or a case, corrected and undone as rows are."""
