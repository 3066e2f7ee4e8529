package dev.stepgraph.gateway.resolver.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The library's functions by their names, arguments and answers. Quotes of JSON are single here.
 */
class UtilFunctionsTest {

    @ParameterizedTest(name = "{0}({1})")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // text
                "escapeJavaScript | ['it is ok/no\\nyes'] | 'it is ok\\\\/no\\\\nyes'",
                "escapeJavaScript | ['\\u00e9'] | '\\\\u00E9'",
                "urlEncode | ['a b&c=d*\\u00e9'] | 'a+b%26c%3Dd*%C3%A9'",
                "urlDecode | ['a+b%26'] | 'a b&'",
                "base64Encode | ['h\\u00e9'] | 'aMOp'",
                "base64Decode | ['aMOp'] | 'h\u00e9'",
                "matches | ['a*b','aaaaab'] | true",
                "matches | ['a*b','xaaaaab'] | false",
                "matches | ['a*b',null] | false",
                "toJson | [{'a':[1,2.5,true,null]}] | '{\\'a\\':[1,2.5,true,null]}'",
                "toJson | [null] | 'null'",
                "parseJson | ['{\\'a\\':1.0}'] | {'a':1.0}",
                "parseJson | [null] | null",
                "parseJson | ['a::b'] | null",
                "str.toUpper | ['stra\\u00dfe'] | 'STRASSE'",
                "str.toLower | ['ABC'] | 'abc'",
                "str.toReplace | ['hello world','l','L'] | 'heLLo worLd'",
                "str.normalize | ['e\\u0301','nfc'] | '\u00e9'",
                "str.normalize | ['\\ufb01','NFKD'] | 'fi'",
                // kinds of values
                "isNull | [null] | true",
                "isNull | [0] | false",
                "isNullOrEmpty | [''] | true",
                "isNullOrEmpty | [[]] | true",
                "isNullOrEmpty | [{'a':1}] | false",
                "isNullOrEmpty | [' '] | false",
                "isNullOrBlank | [' '] | true",
                "isNullOrBlank | ['a'] | false",
                "defaultIfNull | [null,1] | 1",
                "defaultIfNull | ['',1] | ''",
                "defaultIfNullOrEmpty | ['',1] | 1",
                "defaultIfNullOrBlank | [' ','x'] | 'x'",
                "isString | ['a'] | true",
                "isNumber | [1.5] | true",
                "isBoolean | [false] | true",
                "isList | [[1]] | true",
                "isMap | [[1]] | false",
                "typeOf | [null] | 'Null'",
                "typeOf | [{}] | 'Map'",
                "typeOf | [[]] | 'List'",
                "typeOf | [1] | 'Number'",
                "authType | [] | 'API Key Authorization'",
                // time
                "time.nowISO8601 | [] | '2018-02-06T19:01:35.749Z'",
                "time.nowEpochSeconds | [] | 1517943695",
                "time.nowEpochMilliSeconds | [] | 1517943695749",
                "time.nowFormatted | ['yyyy-MM-dd HH:mm:ssZ'] | '2018-02-06 19:01:35+0000'",
                "time.nowFormatted | ['yyyy-MM-dd HH:mm:ssZ','Australia/Perth'] |"
                        + " '2018-02-07 03:01:35+0800'",
                "time.nowFormatted | ['EEE, d MMM yyyy'] | 'Tue, 6 Feb 2018'",
                "time.parseFormattedToEpochMilliSeconds |"
                        + " ['2018-02-01 17:21:05.180+0800','yyyy-MM-dd HH:mm:ss.SSSZ'] |"
                        + " 1517476865180",
                "time.parseFormattedToEpochMilliSeconds |"
                        + " ['2018-02-02 01:19:22','yyyy-MM-dd HH:mm:ss','Australia/Perth'] |"
                        + " 1517505562000",
                "time.parseFormattedToEpochMilliSeconds | ['2018-02-02','yyyy-MM-dd'] |"
                        + " 1517529600000",
                "time.parseFormattedToEpochMilliSeconds | [null,null] | null",
                "time.parseISO8601ToEpochMilliSeconds | ['2018-02-01T17:21:05.180+08:00'] |"
                        + " 1517476865180",
                "time.parseISO8601ToEpochMilliSeconds | ['2018-02-01T09:21:05Z'] | 1517476865000",
                "time.epochMilliSecondsToSeconds | [1517943695750] | 1517943695",
                "time.epochMilliSecondsToISO8601 | [1517943695750] | '2018-02-06T19:01:35.750Z'",
                "time.epochMilliSecondsToFormatted | [1517943695750] | '2018-02-06T19:01:35.750Z'",
                "time.epochMilliSecondsToFormatted | [1517943695750,'yyyy-MM-dd HH:mm:ssZ',"
                        + "'Australia/Perth'] | '2018-02-07 03:01:35+0800'",
                // DynamoDB
                "dynamodb.toDynamoDB | ['a'] | {'S':'a'}",
                "dynamodb.toDynamoDB | [{'a':[1,null,true]}] |"
                        + " {'M':{'a':{'L':[{'N':1},{'NULL':null},{'BOOL':true}]}}}",
                "dynamodb.toDynamoDBJson | [1.5] | '{\\'N\\':1.5}'",
                "dynamodb.toString | ['x'] | {'S':'x'}",
                "dynamodb.toString | [null] | {'NULL':null}",
                "dynamodb.toStringSet | [['a','b']] | {'SS':['a','b']}",
                "dynamodb.toNumber | [12] | {'N':12}",
                "dynamodb.toNumberSet | [[1,2]] | {'NS':[1,2]}",
                "dynamodb.toBinary | ['Zm9v'] | {'B':'Zm9v'}",
                "dynamodb.toBinarySet | [['Zm9v']] | {'BS':['Zm9v']}",
                "dynamodb.toBoolean | [true] | {'BOOL':true}",
                "dynamodb.toNull | [] | {'NULL':null}",
                "dynamodb.toNullJson | [] | '{\\'NULL\\':null}'",
                "dynamodb.toList | [['a',1]] | {'L':[{'S':'a'},{'N':1}]}",
                "dynamodb.toMap | [{'a':1}] | {'M':{'a':{'N':1}}}",
                "dynamodb.toMapValues | [{'a':1,'b':'x'}] | {'a':{'N':1},'b':{'S':'x'}}",
                "dynamodb.toMapValuesJson | [{'a':1}] | '{\\'a\\':{\\'N\\':1}}'",
                "dynamodb.toS3Object | ['k','b','r'] |"
                        + " {'S':'{\\'s3\\':{\\'key\\':\\'k\\',\\'bucket\\':\\'b\\',\\'region\\':"
                        + "\\'r\\'}}'}",
                "dynamodb.toS3Object | ['k','b','r','v'] |"
                        + " {'S':'{\\'s3\\':{\\'key\\':\\'k\\',\\'bucket\\':\\'b\\',\\'region\\':"
                        + "\\'r\\',\\'version\\':\\'v\\'}}'}",
                "dynamodb.fromS3ObjectJson | ['{\\'s3\\':{\\'key\\':\\'k\\'}}'] | {'key':'k'}",
                // RDS
                "rds.toJsonObject | [{'sqlStatementResults':[{'records':[[{'longValue':1},"
                        + "{'isNull':true},{'arrayValue':{'longValues':[1,2]}}]],"
                        + "'columnMetadata':[{'label':'id','name':'x'},{'name':'n'},"
                        + "{'label':'a'}]}]}] | [[{'id':1,'n':null,'a':[1,2]}]]",
                "rds.toJsonString | ['{\\'sqlStatementResults\\':[{\\'records\\':[]}]}'] | '[[]]'",
                // XML
                "xml.toMap | ['<posts><post><id>1</id><title>A</title></post></posts>'] |"
                        + " {'posts':{'post':{'id':1,'title':'A'}}}",
                "xml.toMap | ['<p><a>1</a><a>x</a><a>007</a></p>'] | {'p':{'a':[1,'x','007']}}",
                "xml.toMap | ['<p k=\\'v\\'>t</p>'] | {'p':{'k':'v','content':'t'}}",
                "xml.toMap | ['<p><a/></p>'] | {'p':{'a':''}}",
                "xml.toJsonString | ['<a><b>1</b></a>'] | '{\\'a\\':{\\'b\\':1}}'",
                "xml.toJsonString | ['<a><b>1</b></a>',true] | '{\\'a\\':{\\'b\\':\\'1\\'}}'",
                // numbers
                "math.roundNum | [10.5] | 11",
                "math.roundNum | [-10.2] | -10",
                "math.minVal | [1,2.5] | 1",
                "math.maxVal | [1,2.5] | 2.5",
                // lists and maps
                "list.copyAndRetainAll | [[1,2,3],[2,3,4]] | [2,3]",
                "list.copyAndRemoveAll | [['a','b'],['b']] | ['a']",
                "list.sortList | [[3,1,2],false,'any'] | [1,2,3]",
                "list.sortList | [['b','a'],true,''] | ['b','a']",
                "list.sortList | [[{'n':'b','a':2},{'n':'a','a':1}],false,'a'] |"
                        + " [{'n':'a','a':1},{'n':'b','a':2}]",
                "list.sortList | [['b',1],false,'x'] | ['b',1]",
                "map.copyAndRetainAllKeys | [{'a':1,'b':2},['a','c']] | {'a':1}",
                "map.copyAndRemoveAllKeys | [{'a':1,'b':2},['a','c']] | {'b':2}",
                "http.copyHeaders | [{'Host':'h','X-A':'1','content-length':'2'}] | {'X-A':'1'}",
            })
    void answers(String function, String arguments, String answer) {
        assertThat(new Calls().json(function, arguments)).isEqualTo(answer.replace('\'', '"'));
    }

    @ParameterizedTest(name = "{0}({1})")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "urlDecode | ['%zz']",
                "base64Decode | ['***']",
                "matches | ['(', 'a']",
                "matches | ['((a{900}){900}){900}', 'a']",
                "str.normalize | ['a','nfx']",
                "time.nowFormatted | ['bbbb']",
                "time.nowFormatted | ['yyyy','Mars/Olympus']",
                "time.parseISO8601ToEpochMilliSeconds | ['yesterday']",
                "time.epochMilliSecondsToISO8601 | ['soon']",
                "xml.toMap | ['<a>']",
                "xml.toMap | ['<!DOCTYPE a [<!ENTITY x SYSTEM \\'file:///etc/passwd\\'>]>"
                        + "<a>&x;</a>']",
                "math.randomWithinRange | [3,3]",
                "list.copyAndRemoveAll | [1,2]",
                "http.addResponseHeader | ['bad name','x']",
                "http.addResponseHeader | ['x-a','1\\r\\nx-b: 2']",
                "http.addResponseHeader | ['x-amzn-requestid','1']",
                "transform.toDynamoDBFilterExpression | [{'a':{'like':'x'}}]",
                "transform.toElasticsearchQueryDSL | [{'a':{'range':[1]}}]",
            })
    void refuses(String function, String arguments) {
        assertThatThrownBy(() -> new Calls().json(function, arguments))
                .isInstanceOf(InvalidCallException.class);
    }

    @Test
    void knowsNoOtherFunctions() {
        assertThat(UtilFunctions.find("getClass")).isNull();
        assertThatThrownBy(() -> new Calls().call("getClass"))
                .isInstanceOf(InvalidCallException.class);
    }
}
