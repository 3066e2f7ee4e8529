package dev.stepgraph.workflow.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.workflow.web.RunningService;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TooManyTagsException;

import java.util.List;
import java.util.stream.IntStream;

class TagOperationsTest extends RunningService {

    @Test
    void keepsTheTagsThatAStateMachineWasCreatedWith() {
        String arn =
                states.createStateMachine(request ->
                                request.name(uniqueName())
                                        .definition(PASS)
                                        .roleArn(ROLE)
                                        .tags(tag("team", "orders"), tag("stage", "")))
                        .stateMachineArn();

        assertThat(tags(arn)).containsExactly(tag("stage", ""), tag("team", "orders"));
    }

    @Test
    void addsReplacesAndTakesAway() {
        String arn = createStateMachine();
        add(arn, List.of(tag("a", "1"), tag("b", "2")));

        add(arn, List.of(tag("b", "3"), tag("c", "4")));
        states.untagResource(request -> request.resourceArn(arn).tagKeys("a", "never-there"));

        assertThat(tags(arn)).containsExactly(tag("b", "3"), tag("c", "4"));
    }

    @Test
    void takesFiftyTagsAndNotOneMore() {
        String arn = createStateMachine();
        add(arn, IntStream.range(0, 50).mapToObj(i -> tag("key" + i, "v")).toList());
        add(arn, List.of(tag("key7", "replaced")));

        assertThatThrownBy(() -> add(arn, List.of(tag("one more", "v"))))
                .isInstanceOf(TooManyTagsException.class);
        assertThat(tags(arn)).hasSize(50);
    }

    @Test
    void refusesTagsThatBreakAConstraint() {
        String arn = createStateMachine();

        for (Tag tag :
                List.of(
                        tag("", "v"),
                        tag("k".repeat(129), "v"),
                        tag("k", "v".repeat(257)),
                        tag("aws:k", "v"),
                        tag("k", "<v>"))) {
            assertThatThrownBy(() -> add(arn, List.of(tag)))
                    .isInstanceOfSatisfying(
                            SfnException.class,
                            e ->
                                    assertThat(e.awsErrorDetails().errorCode())
                                            .isEqualTo("ValidationException"));
        }
        assertThat(tags(arn)).isEmpty();
    }

    @Test
    void refusesWhatHasNoTags() {
        String nowhere = "arn:aws:states:us-east-1:000000000000:stateMachine:nowhere";

        assertThatThrownBy(() -> tags(nowhere)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> add(nowhere, List.of(tag("k", "v"))))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> states.untagResource(r -> r.resourceArn(nowhere).tagKeys("k")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> tags("nowhere")).isInstanceOf(InvalidArnException.class);
    }

    private List<Tag> tags(String arn) {
        return states.listTagsForResource(request -> request.resourceArn(arn)).tags();
    }

    private void add(String arn, List<Tag> tags) {
        states.tagResource(request -> request.resourceArn(arn).tags(tags));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
