"""What became of a sub order, as both peers tell it. Weakest first: where files differ, the strongest holds."""

OUTCOMES = ["unknown", "not_shipped", "in_transit", "delivered", "exchange", "customer_return", "rto", "cancelled",
            "lost"]
DISPATCHED = ["in_transit", "delivered", "exchange", "customer_return", "rto", "lost"]
CONSUMED = ["delivered", "exchange", "lost"]

STARTS = {
    "rto": "rto", "courier return (rto": "rto", "customer return": "customer_return", "ready": "not_shipped",
    "pending": "not_shipped", "hold": "not_shipped", "shipped": "in_transit", "delivered": "delivered",
    "cancel": "cancelled", "lost": "lost", "return": "customer_return",
}


def outcome(status):
    """The rank of a printed status in OUTCOMES."""
    status = status.lower().replace("_", " ")
    for start, name in STARTS.items():
        if status.startswith(start):
            return OUTCOMES.index(name)
    return OUTCOMES.index("exchange" if "exchange" in status else "unknown")
