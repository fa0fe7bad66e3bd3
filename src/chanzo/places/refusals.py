"""Why a file of protected areas, or one feature of it, is refused, as a person reads it. (places)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "LAYER_NO_FILE": N_("There is no file {file}."),
    "LAYER_FILE_EMPTY": N_("The file is empty."),
    "LAYER_FILE_LARGE": N_("The file has more than {most} MB. Send the extract of one country or of the region."),
    "LAYER_ZIP_BROKEN": N_("The zip cannot be opened: it is broken or was cut short. Download it again."),
    "LAYER_ZIP_BOMB": N_("The zip holds far more than a layer of protected areas needs, and is not opened."),
    "LAYER_ZIP_PATH": N_("The zip holds a file that would land elsewhere ({name}), and is not opened."),
    "LAYER_ZIP_LOCKED": N_("The zip is locked with a password. Send it without one."),
    "LAYER_ZIP_DEEP": N_("The zip holds zips within zips. Unpack the outer one and send what is inside."),
    "LAYER_NO_SHAPEFILE": N_("The zip holds neither a shapefile (.shp with .dbf and .prj) nor GeoJSON."),
    "LAYER_NO_PRJ": N_(
        "{name} has no .prj file, so nobody can tell where its coordinates lie. Ask the publisher for it."
    ),
    "LAYER_PROJECTION_UNKNOWN": N_("The projection is not known here: {said}. Send the file in degrees (WGS 84)."),
    "LAYER_SHAPEFILE_BROKEN": N_("{name} cannot be read to its end as a shapefile."),
    "LAYER_NOT_GEOJSON": N_("This is neither GeoJSON nor a zip with a shapefile."),
    "LAYER_FEATURES": N_("The file has more than {most} areas. Send the extract of one country or of the region."),
    "LAYER_NO_AREAS": N_("No area of the file can be used; {refused} were refused."),
    "LAYER_UNNAMED": N_("Give the layer a short name, its source and its licence."),
    "LAYER_IN_FUTURE": N_("The date of the layer lies in the future."),
    "LAYER_UNKNOWN": N_("No layer is called {layer}."),
    "LAYER_WITHDRAWN": N_("This version was withdrawn by record {seq}."),
    "LAYER_REASON": N_("Say why the version is withdrawn: the reason stays with it."),
    "LAYER_FILE_GONE": N_("The file of {layer} was destroyed, and its outlines are lost. Load the layer again."),
    "OUTLINE_EMPTY": N_("It has no outline."),
    "OUTLINE_OFF_GLOBE": N_("Its coordinates are no degrees: they lie off the globe."),
    "OUTLINE_HUGE": N_("Its outline has more corners than any area needs."),
    "OUTLINE_NO_POLYGON": N_("It is a line, not an area."),
    "OUTLINE_ANTIMERIDIAN": N_("Its outline is wider than half the globe: it crosses the 180th meridian in one piece."),
    "OUTLINE_BROKEN": N_("Its coordinates cannot be read."),
}
