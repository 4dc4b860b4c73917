"""What all blocks of articles share: each knows its place in an outline, and is shown from there."""

from articles import assembly


class OutlinedBlock:
    """A block that becomes parts of an outline (`outline`) and is shown by the outline's templates."""

    def outline(self, value) -> list:
        """The parts of an outline that this block's value stands for."""
        raise NotImplementedError(f"{type(self).__name__} says nothing of its outline")

    def get_context(self, value, parent_context=None):
        """Add the parts as the page shows them: links, sources and images looked up."""
        context = super().get_context(value, parent_context=parent_context)
        context["elements"] = assembly.complete(self.outline(value))
        return context


def outline_of(stream) -> list:
    """The parts of an outline that a StreamField's value stands for, in its order."""
    return [part for child in stream or [] for part in child.block.outline(child.value)]
