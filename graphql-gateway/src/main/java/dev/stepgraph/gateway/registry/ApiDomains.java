package dev.stepgraph.gateway.registry;

import java.util.Optional;

/** The domain names of APIs, from memory: a request asks no database. */
public interface ApiDomains {

    /**
     * The API that a domain name leads to. A domain name that begins with {@code *} goes for every
     * name that differs from it in the first label only, unless there is one of just that name.
     *
     * @param host a host name without a port, in lower case
     */
    Optional<String> apiOf(String host);
}
