"""The search index: made by Pagefind from the documents, then packed so that a first search loads little.

    pagefind   runs the program
    packing    its files become files of the site
    index      what was made is remembered for as long as nothing searched changes
    words      the words of a hand-written page
"""
