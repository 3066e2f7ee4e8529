package dev.stepgraph.gateway.registry;

import java.util.Optional;

/** The domain names of APIs, from memory: a request asks no database. */
public interface ApiDomains {

    /**
     * The API that a domain name leads to.
     *
     * @param host a host name without a port, in any case
     */
    Optional<String> apiOf(String host);
}
