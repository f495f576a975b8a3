"""The audit's names for what signing writes; without imports, as every start loads them."""

# By the purpose of the signature.
ADDED_TO_SESSIONS = {
    "author": "session signed",
    "cosigner": "session co-signed",
    "amendment": "session amended",
    "void": "session declared void",
}
FINISHED, REOPENED = "session finished", "session opened again"
FINDINGS_KEPT = "findings kept with the signature"
# Who only signs, or ends a session, charted nothing in it.
NOT_CHARTED = (*ADDED_TO_SESSIONS.values(), FINISHED, REOPENED, FINDINGS_KEPT)
