#!/bin/sh
# Makes the bookshop's API on a Stepgraph that runs on this machine, and prints how to ask it.
#
#   ./setup.sh             against http://localhost:8090 and http://localhost:8080
#
# STEPGRAPH_GATEWAY, STEPGRAPH_WORKFLOW and STEPGRAPH_SAMPLES name other addresses.
# AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY sign what is asked of the management API, if it wants that.
set -eu
cd "$(dirname "$0")"
gateway=${STEPGRAPH_GATEWAY:-http://localhost:8090}
workflow=${STEPGRAPH_WORKFLOW:-http://localhost:8080}
samples=${STEPGRAPH_SAMPLES:-http://localhost:8099}

# post PATH BODY: prints the answer, or says what was refused and ends.
post() {
    if [ -n "${AWS_ACCESS_KEY_ID:-}" ]; then
        set -- "$1" "$2" --aws-sigv4 aws:amz:us-east-1:appsync --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"
    fi
    path=$1 body=$2
    shift 2
    curl -sS --fail-with-body "$@" -H 'Content-Type: application/json' -d "$body" "$gateway$path" || {
        printf '\n%s was refused.\n' "$path" >&2
        exit 1
    }
}

# member NAME: the first text of that name in the JSON on standard input.
member() {
    tr -d '\n' | sed "s/.*\"$1\"[ ]*:[ ]*\"\([^\"]*\)\".*/\1/"
}

# text FILE: what it holds, as a JSON text.
text() {
    awk 'BEGIN { printf "\"" }
         { gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); gsub(/\t/, "\\t"); printf "%s\\n", $0 }
         END { printf "\"" }' "$1"
}

source_() {
    post "/v1/apis/$api/datasources" "$1" > /dev/null
}

# script TYPE FIELD SOURCE
script() {
    post "/v1/apis/$api/types/$1/resolvers" "{\"fieldName\": \"$2\", \"dataSourceName\": \"$3\",
        \"runtime\": {\"name\": \"APPSYNC_JS\", \"runtimeVersion\": \"1.0.0\"},
        \"code\": $(text "resolvers/$1.$2.js")}" > /dev/null
}

# templates TYPE FIELD SOURCE [MAX_BATCH_SIZE]
templates() {
    post "/v1/apis/$api/types/$1/resolvers" "{\"fieldName\": \"$2\", \"dataSourceName\": \"$3\",
        \"requestMappingTemplate\": $(text "resolvers/$1.$2.request.vtl"),
        \"responseMappingTemplate\": $(text "resolvers/$1.$2.response.vtl"),
        \"maxBatchSize\": ${4:-0}}" > /dev/null
}

echo "Making the workflow book-order …"
printf '{"name": "book-order", "definition": %s}' "$(cat workflow.json)" |
    curl -sS -o /dev/null -d @- -H 'Content-Type: application/json' "$workflow/v1/state-machines"

echo "Making the API …"
api=$(post /v1/apis '{"name": "bookshop", "authenticationType": "API_KEY"}' | member apiId)
post "/v1/apis/$api/schemacreation" "{\"definition\": \"$(base64 < schema.graphql | tr -d '\n')\"}" > /dev/null
i=0
while [ $i -lt 50 ]; do
    status=$(curl -sS ${AWS_ACCESS_KEY_ID:+--aws-sigv4 aws:amz:us-east-1:appsync --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"} "$gateway/v1/apis/$api/schemacreation")
    case $status in
        *SUCCESS*|*ACTIVE*) break ;;
        *FAILED*) echo "$status" >&2; exit 1 ;;
    esac
    i=$((i + 1))
    sleep 0.2
done

source_ '{"name": "books", "type": "RELATIONAL_DATABASE", "relationalDatabaseConfig": {
    "relationalDatabaseSourceType": "RDS_HTTP_ENDPOINT",
    "rdsHttpEndpointConfig": {"dbClusterIdentifier": "bookshop", "awsRegion": "us-east-1"}}}'
source_ '{"name": "reviews", "type": "AMAZON_DYNAMODB", "dynamodbConfig": {
    "tableName": "reviews", "awsRegion": "us-east-1",
    "keySchema": {"partitionKey": "isbn:S", "sortKey": "at:S"}}}'
source_ '{"name": "ratings", "type": "AWS_LAMBDA", "lambdaConfig": {
    "lambdaFunctionArn": "arn:aws:lambda:us-east-1:000000000000:function:book-ratings"}}'
source_ "{\"name\": \"post\", \"type\": \"HTTP\", \"httpConfig\": {\"endpoint\": \"$samples\"}}"
source_ '{"name": "orders", "type": "WORKFLOW", "workflowConfig": {"stateMachine": "book-order"}}'

script Mutation openShop books
script Query books books
script Query book books
script Mutation addReview reviews
templates Book reviews reviews
templates Book rating ratings 100
templates Book shipping post
templates Mutation orderBook orders
templates Query order orders

key=$(post "/v1/apis/$api/apikeys" '{}' | member id)
cat << END

The bookshop is open. Ask it with any GraphQL client, or with the commands of the README.md at the root, after

  export BOOKSHOP=$gateway/apis/$api/graphql KEY=$key
END
