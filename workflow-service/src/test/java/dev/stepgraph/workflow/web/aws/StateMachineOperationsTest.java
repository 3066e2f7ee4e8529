package dev.stepgraph.workflow.web.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.workflow.web.RunningService;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidLoggingConfigurationException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

import java.util.List;
import java.util.stream.IntStream;

class StateMachineOperationsTest extends RunningService {

    private static final String OTHER_PASS = PASS.replace("Done", "Other");

    @Test
    void describesWhatItCreated() {
        String name = uniqueName();

        CreateStateMachineResponse created = states.createStateMachine(pass(name));

        assertThat(created.stateMachineArn())
                .isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:" + name);
        DescribeStateMachineResponse described = describe(created.stateMachineArn());
        assertThat(described.creationDate()).isEqualTo(created.creationDate());
        assertThat(described.name()).isEqualTo(name);
        assertThat(described.definition()).isEqualTo(PASS);
        assertThat(described.roleArn()).isEqualTo(ROLE);
        assertThat(described.type()).isEqualTo(StateMachineType.STANDARD);
        assertThat(described.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(described.loggingConfiguration().level()).isEqualTo(LogLevel.OFF);
        assertThat(described.loggingConfiguration().includeExecutionData()).isFalse();
        assertThat(described.tracingConfiguration().enabled()).isFalse();
        assertThat(described.revisionId()).isNull();
        assertThat(described.encryptionConfiguration()).isNull();
    }

    @Test
    void keepsLoggingTracingAndEncryption() {
        CreateStateMachineRequest request =
                pass(uniqueName()).toBuilder()
                        .type(StateMachineType.EXPRESS)
                        .loggingConfiguration(logging(LogLevel.ALL, "orders"))
                        .tracingConfiguration(tracing -> tracing.enabled(true))
                        .encryptionConfiguration(encryption ->
                                encryption.type("CUSTOMER_MANAGED_KMS_KEY").kmsKeyId("alias/mine"))
                        .build();

        DescribeStateMachineResponse described =
                describe(states.createStateMachine(request).stateMachineArn());

        assertThat(described.type()).isEqualTo(StateMachineType.EXPRESS);
        assertThat(described.loggingConfiguration()).isEqualTo(logging(LogLevel.ALL, "orders"));
        assertThat(described.tracingConfiguration().enabled()).isTrue();
        assertThat(described.encryptionConfiguration().kmsKeyId()).isEqualTo("alias/mine");
        assertThat(described.encryptionConfiguration().kmsDataKeyReusePeriodSeconds())
                .isEqualTo(300);
    }

    @Test
    void leavesTheDefinitionOutIfOnlyMetadataIsWanted() {
        String arn = createStateMachine();

        DescribeStateMachineResponse described =
                states.describeStateMachine(
                        request -> request.stateMachineArn(arn).includedData("METADATA_ONLY"));

        assertThat(described.definition()).isEmpty();
    }

    @Test
    void answersARepeatedCreationWithTheSameStateMachine() {
        CreateStateMachineRequest request = pass(uniqueName());
        CreateStateMachineResponse first = states.createStateMachine(request);

        CreateStateMachineResponse second =
                states.createStateMachine(
                        request.toBuilder()
                                .roleArn(ROLE + "2")
                                .tags(Tag.builder().key("k").value("v").build())
                                .build());

        assertThat(second.stateMachineArn()).isEqualTo(first.stateMachineArn());
        assertThat(second.creationDate()).isEqualTo(first.creationDate());
        assertThat(describe(first.stateMachineArn()).roleArn()).isEqualTo(ROLE);
    }

    @Test
    void refusesAnotherStateMachineOfTheSameName() {
        CreateStateMachineRequest request = pass(uniqueName());
        String arn = states.createStateMachine(request).stateMachineArn();

        for (CreateStateMachineRequest other :
                List.of(
                        request.toBuilder().definition(OTHER_PASS).build(),
                        request.toBuilder().definition(PASS + "\n").build(),
                        request.toBuilder().type(StateMachineType.EXPRESS).build(),
                        request.toBuilder().tracingConfiguration(t -> t.enabled(true)).build(),
                        request.toBuilder()
                                .loggingConfiguration(logging(LogLevel.ALL, "orders"))
                                .build())) {
            assertThatThrownBy(() -> states.createStateMachine(other))
                    .isInstanceOf(StateMachineAlreadyExistsException.class)
                    .hasMessageContaining("State Machine Already Exists: '" + arn + "'");
        }
    }

    @Test
    void createsOneStateMachineForManyThatAskAtOnce() {
        CreateStateMachineRequest request = pass(uniqueName());

        List<CreateStateMachineResponse> created =
                IntStream.range(0, 20)
                        .parallel()
                        .mapToObj(_ -> states.createStateMachine(request))
                        .toList();

        assertThat(created)
                .extracting(CreateStateMachineResponse::creationDate)
                .containsOnly(created.getFirst().creationDate());
    }

    @Test
    void refusesWhatIsNoName() {
        assertThatThrownBy(() -> states.createStateMachine(pass("a b")))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("Invalid Name: 'a b'");
        assertThatThrownBy(() -> states.createStateMachine(pass("x".repeat(81))))
                .isInstanceOfSatisfying(SfnException.class, StateMachineOperationsTest::isInvalid);
    }

    @Test
    void refusesWhatIsNoRole() {
        CreateStateMachineRequest request =
                pass(uniqueName()).toBuilder().roleArn("arn:aws:iam::1:user/x").build();

        assertThatThrownBy(() -> states.createStateMachine(request))
                .isInstanceOf(InvalidArnException.class);
    }

    @Test
    void refusesADefinitionWithAnError() {
        CreateStateMachineRequest request =
                pass(uniqueName()).toBuilder().definition("{\"States\":{}}").build();

        assertThatThrownBy(() -> states.createStateMachine(request))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("Invalid State Machine Definition: '")
                .hasMessageContaining("SCHEMA_VALIDATION_FAILED");
    }

    @Test
    void refusesLoggingWithoutExactlyOneDestination() {
        LoggingConfiguration none = LoggingConfiguration.builder().level(LogLevel.ALL).build();
        LoggingConfiguration two =
                none.toBuilder()
                        .destinations(destination("orders"), destination("payments"))
                        .build();
        for (LoggingConfiguration logging : List.of(none, two)) {
            CreateStateMachineRequest request =
                    pass(uniqueName()).toBuilder().loggingConfiguration(logging).build();
            assertThatThrownBy(() -> states.createStateMachine(request))
                    .isInstanceOf(InvalidLoggingConfigurationException.class)
                    .hasMessageContaining(
                            "Invalid Logging Configuration: Must specify exactly one Log"
                                    + " Destination.");
        }
    }

    @Test
    void refusesVersionsUntilThereAreAny() {
        CreateStateMachineRequest described =
                pass(uniqueName()).toBuilder().versionDescription("first").build();

        assertThatThrownBy(() -> states.createStateMachine(described))
                .hasMessageContaining("Version description can only be set when publish is true");
        assertThatThrownBy(() ->
                        states.createStateMachine(described.toBuilder().publish(true).build()))
                .hasMessageContaining("not supported yet");
    }

    @Test
    void makesARevisionOfEveryChangeAndOfNoRepeat() {
        String arn = createStateMachine();

        UpdateStateMachineResponse first = update(arn, OTHER_PASS);
        UpdateStateMachineResponse repeat = update(arn, OTHER_PASS);
        UpdateStateMachineResponse second =
                states.updateStateMachine(r -> r.stateMachineArn(arn).roleArn(ROLE + "2"));

        assertThat(first.revisionId()).isNotNull().isEqualTo(repeat.revisionId());
        assertThat(second.revisionId()).isNotNull().isNotEqualTo(first.revisionId());
        DescribeStateMachineResponse described = describe(arn);
        assertThat(described.revisionId()).isEqualTo(second.revisionId());
        assertThat(described.definition()).isEqualTo(OTHER_PASS);
        assertThat(described.roleArn()).isEqualTo(ROLE + "2");
    }

    @Test
    void refusesAnUpdateOfNothing() {
        String arn = createStateMachine();

        assertThatThrownBy(() -> states.updateStateMachine(r -> r.stateMachineArn(arn)))
                .isInstanceOf(MissingRequiredParameterException.class)
                .hasMessageContaining(
                        "Either the definition, the role ARN, the LoggingConfiguration, or the"
                                + " TracingConfiguration must be specified");
    }

    @Test
    void deletesAndFreesTheName() {
        CreateStateMachineRequest request = pass(uniqueName());
        String arn = states.createStateMachine(request).stateMachineArn();

        states.deleteStateMachine(r -> r.stateMachineArn(arn));
        states.deleteStateMachine(r -> r.stateMachineArn(arn));

        assertThatThrownBy(() -> describe(arn))
                .isInstanceOf(StateMachineDoesNotExistException.class)
                .hasMessageContaining("State Machine Does Not Exist: '" + arn + "'");
        states.createStateMachine(request.toBuilder().definition(OTHER_PASS).build());
        assertThat(describe(arn).definition()).isEqualTo(OTHER_PASS);
    }

    @Test
    void refusesArnsOfOtherThings() {
        assertThatThrownBy(() -> describe("orders"))
                .isInstanceOf(InvalidArnException.class)
                .hasMessageContaining("Invalid Arn: 'Invalid ARN prefix: orders'");
        assertThatThrownBy(() -> describe("arn:aws:states:us-east-1:000000000000:activity:orders"))
                .isInstanceOf(InvalidArnException.class)
                .hasMessageContaining("Resource type not valid in this context: activity");
        assertThatThrownBy(() -> describe(createStateMachine() + ":1"))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void listsInPages() {
        String first = createStateMachine();
        String second = createStateMachine();

        List<StateMachineListItem> listed =
                states.listStateMachinesPaginator(request -> request.maxResults(1)).stream()
                        .flatMap(page -> page.stateMachines().stream())
                        .toList();

        assertThat(listed)
                .extracting(StateMachineListItem::stateMachineArn)
                .contains(first, second)
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesPageTokensThatItDidNotIssue() {
        createStateMachine();
        createStateMachine();
        String token = states.listStateMachines(request -> request.maxResults(1)).nextToken();

        for (String tampered : List.of("InvalidToken", token + "A", "A" + token.substring(1))) {
            assertThatThrownBy(
                            () -> states.listStateMachines(request -> request.nextToken(tampered)))
                    .isInstanceOf(InvalidTokenException.class)
                    .hasMessageContaining("Invalid Token: 'Invalid token'");
        }
    }

    @Test
    void boundsPagesAndTokens() {
        assertThatThrownBy(() -> states.listStateMachines(request -> request.maxResults(1001)))
                .hasMessageContaining(
                        "1 validation error detected: Value '1001' at 'maxResults' failed to"
                                + " satisfy constraint: Member must have value less than or equal"
                                + " to 1000");
        assertThatThrownBy(() -> states.listStateMachines(r -> r.nextToken("x".repeat(1025))))
                .hasMessageContaining("Member must have length less than or equal to 1024");
    }

    @Test
    void tellsWhatIsWrongWithADefinition() {
        ValidateStateMachineDefinitionResponse fine =
                states.validateStateMachineDefinition(request -> request.definition(PASS));
        ValidateStateMachineDefinitionResponse faulty =
                states.validateStateMachineDefinition(request -> request.definition("{}"));

        assertThat(fine.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
        assertThat(fine.diagnostics()).isEmpty();
        assertThat(fine.truncated()).isFalse();
        assertThat(faulty.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
        assertThat(faulty.diagnostics().getFirst().location()).isEqualTo("/");
    }

    private DescribeStateMachineResponse describe(String arn) {
        return states.describeStateMachine(request -> request.stateMachineArn(arn));
    }

    private UpdateStateMachineResponse update(String arn, String definition) {
        return states.updateStateMachine(r -> r.stateMachineArn(arn).definition(definition));
    }

    private static CreateStateMachineRequest pass(String name) {
        return CreateStateMachineRequest.builder()
                .name(name)
                .definition(PASS)
                .roleArn(ROLE)
                .build();
    }

    private static LoggingConfiguration logging(LogLevel level, String group) {
        return LoggingConfiguration.builder()
                .level(level)
                .includeExecutionData(true)
                .destinations(destination(group))
                .build();
    }

    private static LogDestination destination(String group) {
        String arn = "arn:aws:logs:us-east-1:000000000000:log-group:" + group + ":*";
        return LogDestination.builder()
                .cloudWatchLogsLogGroup(logGroup -> logGroup.logGroupArn(arn))
                .build();
    }

    private static void isInvalid(SfnException e) {
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
    }
}
