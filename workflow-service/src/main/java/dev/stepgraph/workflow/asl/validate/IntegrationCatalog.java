package dev.stepgraph.workflow.asl.validate;

import static dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern.REQUEST_RESPONSE;
import static dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern.RUN_JOB;
import static dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern.RUN_JOB_V2;
import static dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern.WAIT_FOR_TASK_TOKEN;

import dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The service integrations that AWS offers ("Integrating optimized services"): which actions of
 * which service, in which patterns, and what each demands. That a definition may name one does not
 * mean that this installation can call it.
 */
final class IntegrationCatalog {

    private static final String AWS_SDK = "aws-sdk:";

    private static final Map<String, Set<IntegrationPattern>> OFFERED = new HashMap<>();

    static {
        offer("apigateway", Set.of(WAIT_FOR_TASK_TOKEN), "invoke");
        offer("athena", Set.of(RUN_JOB), "startQueryExecution");
        offer("athena", "stopQueryExecution", "getQueryExecution", "getQueryResults");
        offer("batch", Set.of(RUN_JOB), "submitJob");
        offer("bedrock", Set.of(RUN_JOB), "createModelCustomizationJob");
        offer("bedrock", Set.of(WAIT_FOR_TASK_TOKEN), "invokeModel");
        offer("codebuild", Set.of(RUN_JOB), "startBuild", "startBuildBatch", "retryBuildBatch");
        offer("codebuild", "stopBuild", "batchDeleteBuilds", "batchGetReports");
        offer("codebuild", "stopBuildBatch", "deleteBuildBatch");
        offer("databrew", Set.of(RUN_JOB), "startJobRun");
        offer("dynamodb", "getItem", "putItem", "updateItem", "deleteItem");
        offer("ecs", Set.of(RUN_JOB, WAIT_FOR_TASK_TOKEN), "runTask");
        offer("eks", Set.of(RUN_JOB), "createCluster", "deleteCluster");
        offer("eks", Set.of(RUN_JOB), "createFargateProfile", "deleteFargateProfile");
        offer("eks", Set.of(RUN_JOB), "createNodegroup", "deleteNodegroup");
        offer("eks", Set.of(RUN_JOB, WAIT_FOR_TASK_TOKEN), "runJob");
        offer("eks", Set.of(WAIT_FOR_TASK_TOKEN), "call");
        offer("elasticmapreduce", Set.of(RUN_JOB), "createCluster", "terminateCluster", "addStep");
        offer("elasticmapreduce", "cancelStep", "setClusterTerminationProtection");
        offer("elasticmapreduce", "modifyInstanceFleetByName", "modifyInstanceGroupByName");
        offer("emr-containers", Set.of(RUN_JOB), "deleteVirtualCluster", "startJobRun");
        offer("emr-containers", "createVirtualCluster");
        offer("emr-serverless", Set.of(RUN_JOB), "createApplication", "deleteApplication");
        offer("emr-serverless", Set.of(RUN_JOB), "startApplication", "stopApplication");
        offer("emr-serverless", Set.of(RUN_JOB), "startJobRun", "cancelJobRun");
        offer("events", Set.of(WAIT_FOR_TASK_TOKEN), "putEvents");
        offer("glue", Set.of(RUN_JOB), "startJobRun");
        offer("http", "invoke");
        offer("lambda", Set.of(WAIT_FOR_TASK_TOKEN), "invoke");
        offer("mediaconvert", Set.of(RUN_JOB), "createJob");
        offer("sagemaker", Set.of(RUN_JOB), "createTrainingJob", "createTransformJob");
        offer("sagemaker", Set.of(RUN_JOB), "createLabelingJob", "createProcessingJob");
        offer("sagemaker", Set.of(RUN_JOB), "createHyperParameterTuningJob");
        offer("sagemaker", "createEndpoint", "createEndpointConfig", "createModel");
        offer("sagemaker", "updateEndpoint");
        offer("sns", Set.of(WAIT_FOR_TASK_TOKEN), "publish");
        offer("sqs", Set.of(WAIT_FOR_TASK_TOKEN), "sendMessage");
        offer("states", Set.of(RUN_JOB, RUN_JOB_V2, WAIT_FOR_TASK_TOKEN), "startExecution");
    }

    private static final Map<String, List<String>> REQUIRED =
            Map.ofEntries(
                    Map.entry("dynamodb:getItem", List.of("TableName", "Key")),
                    Map.entry("dynamodb:putItem", List.of("TableName", "Item")),
                    Map.entry("dynamodb:updateItem", List.of("TableName", "Key")),
                    Map.entry("dynamodb:deleteItem", List.of("TableName", "Key")),
                    Map.entry("ecs:runTask", List.of("TaskDefinition")),
                    Map.entry("events:putEvents", List.of("Entries")),
                    Map.entry("glue:startJobRun", List.of("JobName")),
                    Map.entry("http:invoke", List.of("ApiEndpoint", "Method")),
                    Map.entry("lambda:invoke", List.of("FunctionName")),
                    Map.entry("sns:publish", List.of("Message")),
                    Map.entry("sqs:sendMessage", List.of("QueueUrl", "MessageBody")),
                    Map.entry("states:startExecution", List.of("StateMachineArn")));

    private IntegrationCatalog() {}

    /** Whether AWS offers the integration. Of AWS SDK integrations any action is believed. */
    static boolean knows(ServiceIntegration integration) {
        return patterns(integration).contains(integration.pattern());
    }

    /** The parameters without which AWS refuses the definition. */
    static List<String> requiredParameters(ServiceIntegration integration) {
        return REQUIRED.getOrDefault(key(integration), List.of());
    }

    private static Set<IntegrationPattern> patterns(ServiceIntegration integration) {
        return integration.service().startsWith(AWS_SDK)
                ? Set.of(REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN)
                : OFFERED.getOrDefault(key(integration), Set.of());
    }

    private static String key(ServiceIntegration integration) {
        return integration.service() + ":" + integration.action();
    }

    private static void offer(String service, String... actions) {
        offer(service, Set.of(), actions);
    }

    /** Every action can be called for its answer alone; {@code further} are its other patterns. */
    private static void offer(String service, Set<IntegrationPattern> further, String... actions) {
        Set<IntegrationPattern> patterns = EnumSet.of(REQUEST_RESPONSE);
        patterns.addAll(further);
        for (String action : actions) {
            OFFERED.put(service + ":" + action, patterns);
        }
    }
}
