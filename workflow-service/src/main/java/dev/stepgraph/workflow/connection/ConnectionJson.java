package dev.stepgraph.workflow.connection;

import dev.stepgraph.workflow.connection.ConnectionAuthorization.ApiKey;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.Basic;
import dev.stepgraph.workflow.connection.ConnectionAuthorization.OAuthClientCredentials;
import dev.stepgraph.workflow.connection.HttpParameters.Parameter;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** Credentials as JSON: with their secrets, to be encrypted, and without, to be shown. */
final class ConnectionJson {

    private final Secrets secrets;

    private ConnectionJson(Secrets secrets) {
        this.secrets = secrets;
    }

    private enum Secrets {
        WRITTEN,
        LEFT_OUT
    }

    /** Everything. */
    static JsonNode complete(ConnectionCredentials credentials) {
        return new ConnectionJson(Secrets.WRITTEN).write(credentials);
    }

    /** Everything but the secrets. */
    static JsonNode visible(ConnectionCredentials credentials) {
        return new ConnectionJson(Secrets.LEFT_OUT).write(credentials);
    }

    private JsonNode write(ConnectionCredentials credentials) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("authorization", write(credentials.authorization()));
        json.set("parameters", write(credentials.parameters()));
        return json;
    }

    private ObjectNode write(ConnectionAuthorization authorization) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", authorization.type().name());
        switch (authorization) {
            case Basic basic -> {
                json.put("username", basic.username());
                putSecret(json, "password", basic.password());
            }
            case ApiKey apiKey -> {
                json.put("name", apiKey.name());
                putSecret(json, "value", apiKey.value());
            }
            case OAuthClientCredentials oauth -> {
                json.put("endpoint", oauth.endpoint().toString());
                json.put("method", oauth.method());
                json.put("clientId", oauth.clientId());
                putSecret(json, "clientSecret", oauth.clientSecret());
                json.set("parameters", write(oauth.parameters()));
            }
        }
        return json;
    }

    private ObjectNode write(HttpParameters parameters) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("headers", write(parameters.headers()));
        json.set("query", write(parameters.query()));
        json.set("body", write(parameters.body()));
        return json;
    }

    private ArrayNode write(List<Parameter> parameters) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Parameter parameter : parameters) {
            ObjectNode entry = json.addObject().put("key", parameter.key());
            if (parameter.secret()) {
                putSecret(entry, "value", parameter.value());
            } else {
                entry.put("value", parameter.value());
            }
            entry.put("secret", parameter.secret());
        }
        return json;
    }

    private void putSecret(ObjectNode json, String name, String value) {
        if (secrets == Secrets.WRITTEN) {
            json.put(name, value);
        }
    }
}
