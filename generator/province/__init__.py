"""Another province's repository: the program, what holds in the whole country, and the first records of that province.

    the State's list -> first_records        national: what of this repository's records holds everywhere
                  the program's own files -> repository -> a folder, made in one step
"""
