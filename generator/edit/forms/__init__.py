"""Issue forms: the door for who has a browser and no wish to learn more. One direction:

    FORMS: questions --> template: what the repository's host shows
                             people answer
    body: text -> answers --> values: answers -> a record --> proposal: checked, written, or problems --> reply: words for who asked

What a field of a record is called, what it means and which values it may have comes from the record type and the vocabularies.
"""

from generator.edit.forms.exemplar import EXEMPLAR
from generator.edit.forms.feedback import FEEDBACK
from generator.edit.forms.form import Form
from generator.edit.forms.report import REPORT

FORMS: tuple[Form, ...] = (EXEMPLAR, REPORT, FEEDBACK)
"""In the order in which the host offers them."""
BY_NAME: dict[str, Form] = {form.name: form for form in FORMS}
