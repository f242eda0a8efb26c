"""The site: views and shell become a finished folder, looked over and published in one step.

    shell     the theme engine's frame, assets and hand-written pages
    fill      a page's parts in the frame
    verify    the last look at each page
    workers   sharing that work between processes
    assemble  keeps what did not change, makes and stages the rest
    publish   one atomic step
"""
