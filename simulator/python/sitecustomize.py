# Lets a skill in Python find the stand-in of `skilld simulate` in Amazon's place. Python runs this
# file at its start when PYTHONPATH names the folder; STAND_IN_PORT is `skilld simulate`'s
# --amazon-port. Only the address changes: every certificate is checked as ever, by SSL_CERT_FILE
# and REQUESTS_CA_BUNDLE.
import os
import socket

played_hosts = {
    "s3.amazonaws.com",
    "api.amazonalexa.com",
    "api.eu.amazonalexa.com",
    "api.fe.amazonalexa.com",
}
plain_getaddrinfo = socket.getaddrinfo


def getaddrinfo(host, port, *rest, **named):
    if host in played_hosts and port == 443:
        host, port = "127.0.0.1", int(os.environ["STAND_IN_PORT"])
    return plain_getaddrinfo(host, port, *rest, **named)


if "STAND_IN_PORT" in os.environ:
    socket.getaddrinfo = getaddrinfo
