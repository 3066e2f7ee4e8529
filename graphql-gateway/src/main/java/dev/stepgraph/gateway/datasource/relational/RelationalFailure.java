package dev.stepgraph.gateway.datasource.relational;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.DataSourceException;

import tools.jackson.databind.node.JsonNodeFactory;

/** What a failed statement is to a resolver. */
final class RelationalFailure {

    private RelationalFailure() {}

    /** Worded as AppSync words the Data API's refusals. */
    static DataSourceException of(String message) {
        return new DataSourceException(
                "400 Bad Request",
                "RDSHttp:"
                        + JsonText.write(
                                JsonNodeFactory.instance.objectNode().put("message", message)));
    }
}
