package dev.stepgraph.gateway.datasource;

import dev.stepgraph.gateway.registry.DataSource;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/** Reads a data source's configuration. */
public final class SourceConfiguration {

    private final DataSource source;
    private final JsonNode json;
    private final String path;

    private SourceConfiguration(DataSource source, JsonNode json, String path) {
        this.source = source;
        this.json = json;
        this.path = path;
    }

    /** The configuration of a data source. */
    public static SourceConfiguration of(DataSource source) {
        return new SourceConfiguration(source, source.config(), "");
    }

    /** A text that must be there. */
    public String text(String name) {
        String value = optionalText(name);
        if (value == null || value.isBlank()) {
            throw invalid("'%s' is missing".formatted(path + name));
        }
        return value;
    }

    /** A text, if it is there. */
    public @Nullable String optionalText(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw invalid("'%s' must be a string".formatted(path + name));
        }
        return value.stringValue();
    }

    /** Whether a truth value is there and true. */
    public boolean flag(String name) {
        JsonNode value = json.get(name);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** An inner object, if it is there. */
    public @Nullable SourceConfiguration optionalObject(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            throw invalid("'%s' must be an object".formatted(path + name));
        }
        return new SourceConfiguration(source, value, path + name + ".");
    }

    /** An inner object that must be there. */
    public SourceConfiguration object(String name) {
        SourceConfiguration value = optionalObject(name);
        if (value == null) {
            throw invalid("'%s' is missing".formatted(path + name));
        }
        return value;
    }

    /** The configuration is not one of its kind, for this reason. */
    public InvalidDataSourceException invalid(String reason) {
        return new InvalidDataSourceException(
                "The data source %s (%s): %s.".formatted(source.name(), source.type(), reason));
    }
}
