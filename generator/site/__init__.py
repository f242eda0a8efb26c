"""The site: views and shell become a finished folder, looked over and published in one step.

    shell     the theme engine's frame, assets and hand-written pages
    assemble  fills, inspects and stages every file
    verify    the last look at each page
    publish   one atomic step
"""
