package dev.stepgraph.gateway.datasource.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.Scopes;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

class RequestUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a.example       | /users/1      | {}                | https://a.example/users/1",
                "https://a.example/      | /users        | {}                | https://a.example/users",
                "https://a.example/v1    | /users        | {}                | https://a.example/v1/users",
                "https://a.example:8443  | /             | {'q':'a b&c=ü'}   | https://a.example:8443/?q=a%20b%26c%3D%C3%BC",
                "https://a.example       | /x            | {'q':['1',2,true]} | https://a.example/x?q=1&q=2&q=true",
                "https://a.example       | /x            | {'q':null}        | https://a.example/x",
                "https://a.example       | /x?a=1        | {'b':2}           | https://a.example/x?a=1&b=2",
                "https://a.example       | /a b/ü%20#x[] | {}                | https://a.example/a%20b/%C3%BC%20%23x%5B%5D"
            })
    void joinsEndpointPathAndQuery(String endpoint, String path, String query, String url) {
        assertThat(RequestUrl.of(URI.create(endpoint), path, Scopes.json(query).properties()))
                .hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "users", "@evil.example/", ".evil.example/", ":81/", "/%zz"})
    void refusesAPathThatLeadsElsewhere(String path) {
        assertThatThrownBy(() ->
                        RequestUrl.of(
                                URI.create("https://a.example"),
                                path,
                                Scopes.json("{}").properties()))
                .isInstanceOf(DataSourceException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "/../../x", "/\\evil.example", "/a\r\nb", "/@evil"})
    void staysWithTheEndpointWhateverThePathHolds(String path) {
        URI uri =
                RequestUrl.of(
                        URI.create("https://a.example"), path, Scopes.json("{}").properties());

        assertThat(uri.getHost()).isEqualTo("a.example");
    }
}
