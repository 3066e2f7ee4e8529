package dev.stepgraph.workflow.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.json.JsonText;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsReaderTest {

    private static final String BASIC =
            "{'authorization':{'type':'BASIC','username':'u','password':'s3cret'}}";
    private static final String API_KEY =
            "{'authorization':{'type':'API_KEY','name':'X-Key','value':'s3cret'},"
                    + "'parameters':{'headers':[{'key':'A','value':'s3cret','secret':true}],"
                    + "'query':[{'key':'q','value':'shown','secret':false}],'body':[]}}";
    private static final String OAUTH =
            "{'authorization':{'type':'OAUTH_CLIENT_CREDENTIALS',"
                    + "'endpoint':'https://login.example/token','clientId':'c',"
                    + "'clientSecret':'s3cret',"
                    + "'parameters':{'body':[{'key':'k','value':'s3cret','secret':true}]}}}";

    @ParameterizedTest
    @ValueSource(strings = {BASIC, API_KEY, OAUTH})
    void readsWhatItWroteAndShowsNoSecret(String text) {
        ConnectionCredentials credentials = read(text);

        assertThat(CredentialsReader.read(ConnectionJson.complete(credentials)))
                .isEqualTo(credentials);
        assertThat(JsonText.write(ConnectionJson.visible(credentials)))
                .doesNotContain("s3cret")
                .contains("\"type\"");
        assertThat(credentials.toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {} | authorization must be an object
                    {'authorization':{}} | authorization.type must be a string
                    {'authorization':{'type':'NONE'}} | authorization.type must be BASIC,
                    {'authorization':{'type':'BASIC','username':'u'}} | authorization.password must be a string
                    {'authorization':{'type':'BASIC','username':'','password':'s3cret'}} | authorization.username must have 1
                    {'authorization':{'type':'API_KEY','name':'a b','value':'s3cret'}} | authorization.name must be fit
                    {'authorization':{'type':'API_KEY','name':'a','value':'s3cret\\n'}} | authorization.value must be fit
                    {'authorization':{'type':'OAUTH_CLIENT_CREDENTIALS','endpoint':'ftp://x'}} | authorization.endpoint must be an
                    {'authorization':{'type':'OAUTH_CLIENT_CREDENTIALS','endpoint':'https://a@b/'}} | authorization.endpoint must be an
                    {'authorization':{'type':'OAUTH_CLIENT_CREDENTIALS','endpoint':'https://b/','method':'HEAD'}} | authorization.method must be
                    {'authorization':{'type':'API_KEY','name':'a','value':'v'},'parameters':[]} | parameters must be an object
                    {'authorization':{'type':'API_KEY','name':'a','value':'v'},'parameters':{'query':{}}} | parameters.query must be an array
                    {'authorization':{'type':'API_KEY','name':'a','value':'v'},'parameters':{'query':[1]}} | parameters.query.key must be a string
                    {'authorization':{'type':'API_KEY','name':'a','value':'v'},'parameters':{'query':[{'secret':1}]}} | parameters.query.secret must be
                    {'authorization':{'type':'API_KEY','name':'a','value':'v'},'parameters':{'headers':[{'key':'a:','value':'s3cret'}]}} | parameters.headers must be fit
                    """)
    void namesWhatIsNotAcceptable(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        AwsException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(AwsErrorCode.ValidationException);
                            assertThat(e).hasMessageStartingWith(message);
                            assertThat(e).hasMessageNotContaining("s3cret");
                        });
    }

    private static ConnectionCredentials read(String text) {
        return CredentialsReader.read(JsonText.parse(text.replace('\'', '"')));
    }
}
