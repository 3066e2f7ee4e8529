package dev.stepgraph.gateway.resolver;

import tools.jackson.databind.JsonNode;

import java.util.List;

/**
 * What a resolver came to.
 *
 * @param value the field's value; null where it failed or there is none
 * @param errors what is reported beside the value
 * @param effects what its handlers asked for
 */
public record FieldOutcome(JsonNode value, List<HandlerError> errors, List<HandlerEffect> effects) {

    public FieldOutcome {
        errors = List.copyOf(errors);
        effects = List.copyOf(effects);
    }
}
