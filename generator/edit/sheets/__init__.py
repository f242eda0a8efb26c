"""Spreadsheets as a door: an award list, or any table of one type of record, becomes record files.

    file -> opening (apart, bounded) -> tables (headings, lines, groups, signatures) -> values (dates, names, classes)
         -> records, with the people of a list told apart -> written, read back and checked with all the rest -> files

`importing` is the arrow; `template` makes the workbook that needs no guessing. The workbook itself is never changed.
"""
