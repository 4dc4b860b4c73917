"""The organs that the clinic looks after, as the anatomy drawing names them."""

from django.db import models


class Organ(models.TextChoices):
    """An organ: its key is the class of its shape in the drawing."""

    LIVER = "liver", "Liver"
    BILE_DUCTS = "bile-ducts", "Bile ducts"
    GALLBLADDER = "gallbladder", "Gallbladder"
    PANCREAS = "pancreas", "Pancreas"
