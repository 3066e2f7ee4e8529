package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;
import static dev.stepgraph.gateway.web.aws.Shape.choice;
import static dev.stepgraph.gateway.web.aws.Shape.optional;
import static dev.stepgraph.gateway.web.aws.Shape.required;
import static dev.stepgraph.gateway.web.aws.Shape.structure;
import static dev.stepgraph.gateway.web.aws.Shape.text;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.registry.AppSyncException;
import dev.stepgraph.gateway.resolver.HandlerCode;
import dev.stepgraph.gateway.web.aws.Shape.Structure;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The operations that try a resolver's code out, without any API. */
@Component
class EvaluationOperations implements ManagementOperation.Group {

    private static final int MAX_CONTEXT = 1 << 20;

    private static final Structure CODE =
            structure(
                    required("runtime", Shapes.RUNTIME),
                    required("code", Shapes.CODE),
                    required("context", text(2, MAX_CONTEXT)),
                    optional("function", choice("request", "response")));

    /** A template may be empty here: it prints nothing. */
    private static final Structure TEMPLATE =
            structure(
                    required("template", text(0, 65_536)),
                    required("context", text(2, MAX_CONTEXT)));

    private final Evaluations evaluations;

    EvaluationOperations(Evaluations evaluations) {
        this.evaluations = evaluations;
    }

    @Override
    public List<ManagementOperation> operations() {
        return List.of(
                post("EvaluateCode", "/v1/dataplane-evaluatecode", CODE, this::evaluateCode),
                post(
                        "EvaluateMappingTemplate",
                        "/v1/dataplane-evaluatetemplate",
                        TEMPLATE,
                        this::evaluateTemplate));
    }

    private ManagementAnswer evaluateCode(ManagementRequest request) {
        String function = request.body().path("function").asString("request");
        return evaluate(
                request,
                new HandlerCode.ScriptFunction(request.body().path("code").asString(), function));
    }

    private ManagementAnswer evaluateTemplate(ManagementRequest request) {
        return evaluate(
                request, new HandlerCode.Template(request.body().path("template").asString()));
    }

    private ManagementAnswer evaluate(ManagementRequest request, HandlerCode code) {
        ObjectNode context = context(request.body().path("context").asString());
        return ManagementAnswer.of(EvaluationAnswer.of(evaluations.evaluate(code, context)));
    }

    /** The context, with what code sees under two names under one. */
    private static ObjectNode context(String text) {
        JsonNode parsed;
        try {
            parsed = JsonText.parse(text);
        } catch (InvalidJsonException e) {
            throw AppSyncException.badRequest("The context is not JSON: " + e.getMessage());
        }
        if (!(parsed instanceof ObjectNode given)) {
            throw AppSyncException.badRequest("The context is not a JSON object.");
        }
        ObjectNode context = given.deepCopy();
        JsonNode arguments = context.remove("args");
        if (arguments != null && !context.has("arguments")) {
            context.set("arguments", arguments);
        }
        if (!context.has("stash")) {
            context.putObject("stash");
        }
        return context;
    }
}
