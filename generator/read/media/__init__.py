"""The gate for pictures and documents that records bring with them: `data/files/`.

    files (names, links) -> folder (bounds, bytes, what is remembered) -> apart (a process of its own, with bounds)
                                                                            inspect -> picture | pdf | office

A stranger's file is looked into by a process that may die of it; what is refused is a problem of the file. Pictures are
never published as they are: `picture` makes new ones of their pixels alone. Documents are published byte for byte.
"""

from generator.read.media.contents import PROPERTIES
from generator.read.media.folder import FOLDER, MediaFile, read_media
from generator.read.media.kinds import DOCUMENT, ENDINGS, PICTURE, WORDS, ending_of

__all__ = ["DOCUMENT", "ENDINGS", "FOLDER", "PICTURE", "PROPERTIES", "WORDS", "MediaFile", "ending_of", "read_media"]
