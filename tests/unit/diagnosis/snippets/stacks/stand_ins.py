"""Runs Python snippets against stand-ins for what the libraries document, and prints what each of them did.

Reads {name: {"library": "websockets" | "starlette", "code": ...}} as JSON; prints {name: [what was called, ...]}.
The signatures are those of websockets 17 and Starlette 1: an argument that they do not have is an error here too.
"""

import asyncio
import json
import logging
import signal
import sys
import textwrap

logging.disable(logging.CRITICAL)


class Server:
    def __init__(self, calls):
        self.calls = calls
        self.closed = asyncio.Event()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        self.calls.append("exit")

    def close(self, close_connections=True, code=1001, reason=""):
        self.calls.append(["server.close", code])
        self.closed.set()

    async def wait_closed(self):
        signal.raise_signal(signal.SIGTERM)
        await self.closed.wait()


def serve_of(calls):
    def serve(
        handler,
        host,
        port,
        *,
        subprotocols=None,
        origins=None,
        compression="deflate",
        max_size=2**20,
        ping_interval=20,
        ping_timeout=20,
    ):
        calls.append({name: value for name, value in locals().items() if name not in ("handler", "calls")})
        return Server(calls)

    return serve


class Connection:
    """The connection of websockets, with one message waiting."""

    def __init__(self, calls):
        self.calls = calls

    def __aiter__(self):
        return self.messages()

    async def messages(self):
        yield "message"

    async def send(self, message):
        self.calls.append(["send", type(message).__name__])

    async def close(self, code=1000, reason=""):
        self.calls.append(["close", code, reason])


class WebSocket:
    """The connection of Starlette, from a page that asks for x and chat."""

    def __init__(self, calls, origin):
        self.calls = calls
        self.headers = {"origin": origin}
        self.scope = {"subprotocols": ["x", "chat"]}

    async def accept(self, subprotocol=None, headers=None):
        self.calls.append(["accept", subprotocol])

    async def close(self, code=1000, reason=None):
        self.calls.append(["close", code, reason])

    async def send_bytes(self, data: bytes):
        self.calls.append(["send_bytes", type(data).__name__])

    async def send_text(self, data: str):
        self.calls.append(["send_text", type(data).__name__])

    async def iter_text(self):
        yield "message"


async def fail(message):
    raise ValueError(message)


async def run(code, library, calls, origin="https://evil.dev"):
    websocket = Connection(calls) if library == "websockets" else WebSocket(calls, origin)
    scope = {"asyncio": asyncio, "logging": logging, "signal": signal, "handle": fail, "data": b"\xc3\xa4"}
    scope |= {"serve": serve_of(calls), "handler": fail, "websocket": websocket}
    scope |= {"host": "", "port": 8765}
    exec(f"async def snippet():\n{textwrap.indent(code, '    ')}\n    return locals()", scope)
    made = await scope["snippet"]() or {}
    if "handler" in made:
        await made["handler"](websocket)


async def main():
    answer = {}
    for name, snippet in json.load(sys.stdin).items():
        answer[name] = []
        await run(snippet["code"], snippet["library"], answer[name])
        if name == "starlette/origin":
            await run(snippet["code"], snippet["library"], answer[name], "https://shop.dev")
    print(json.dumps(answer))


asyncio.run(main())
