"""Why the ledger refuses an act, as a person reads it. (ledger)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "FILE_DESTROYED": N_("This file was destroyed by record {seq}; it cannot be taken in again."),
    "FILE_UNKNOWN": N_("No received file has the hash {sha256}."),
    "BACKUP_TOOL_MISSING": N_("{tool} is not installed here; it comes with the PostgreSQL client."),
    "BACKUP_TOOL_FAILED": N_("{tool} stopped: {reason}"),
    "BACKUP_UNREADABLE": N_("{file} is no chanzo backup, or it is damaged: {reason}"),
    "BACKUP_OTHER_ENGINE": N_("The backup is of {found}; this installation uses {expected}."),
    "BACKUP_UNSETTLED": N_("Files kept vanishing while they were copied. Run the command again."),
    "HOME_IN_USE": N_("{home} holds an installation already. Give --replace to put the backup in its place."),
}
