// @aws-appsync/utils/ai: requests to Amazon Bedrock.
(function () {
    'use strict';

    return {
        invokeModel: (payload) => ({ ...payload, operation: 'InvokeModel' }),
        converse: (payload) => ({ ...payload, operation: 'Converse' }),
    };
});
