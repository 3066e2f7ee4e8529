package dev.stepgraph.gateway.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.gateway.web.RunningGateway;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.appsync.model.BadRequestException;
import software.amazon.awssdk.services.appsync.model.EvaluateMappingTemplateResponse;

class EvaluationOperationsTest extends RunningGateway {

    @Test
    void aTemplateSeesTheContextUnderEitherNameOfItsArguments() {
        assertThat(evaluate("$ctx.args.id", "{\"arguments\":{\"id\":7}}").evaluationResult())
                .isEqualTo("7");
        assertThat(evaluate("$ctx.args.id", "{\"args\":{\"id\":8}}").evaluationResult())
                .isEqualTo("8");
    }

    @Test
    void whatATemplateRaisesIsTheAnswersError() {
        EvaluateMappingTemplateResponse answer = evaluate("$util.error(\"no such book\")", "{}");

        assertThat(answer.error().message()).isEqualTo("no such book");
        assertThat(answer.evaluationResult()).isNull();
    }

    @Test
    void aContextThatIsNoObjectIsRefused() {
        assertThatThrownBy(() -> evaluate("{}", "[]"))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> evaluate("{}", "meow"))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("not JSON");
    }

    private EvaluateMappingTemplateResponse evaluate(String template, String context) {
        return appsync.evaluateMappingTemplate(r -> r.template(template).context(context));
    }
}
