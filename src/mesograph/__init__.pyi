from mesograph.api import Answer as Answer
from mesograph.api import Graph as Graph
from mesograph.api import ask as ask
from mesograph.api import open as open  # noqa: A004 - read as mesograph.open

__version__: str
