package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.web.RequestFaults;
import dev.stepgraph.workflow.web.RequestIds;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every refusal into a problem (RFC 9457) that carries the error's code. */
@RestControllerAdvice
class RestProblems extends ResponseEntityExceptionHandler {

    private final RequestFaults faults;
    private final RequestIds ids;

    RestProblems(RequestFaults faults, RequestIds ids) {
        this.faults = faults;
        this.ids = ids;
    }

    @ExceptionHandler(AwsException.class)
    ResponseEntity<ProblemDetail> refuse(AwsException refusal) {
        HttpStatus status = status(refusal.code());
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, refusal.getMessage());
        problem.setProperty("code", refusal.code().name());
        return ResponseEntity.status(status).body(problem);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> explain(Exception fault) {
        return refuse(faults.explain(fault, ids.next()));
    }

    /** Says where the JSON went wrong, not which classes read it. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, UnreadableBody.describe(e));
        problem.setProperty("code", AwsErrorCode.SerializationException.name());
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    private static HttpStatus status(AwsErrorCode code) {
        return switch (code) {
            case ExecutionDoesNotExist,
                    StateMachineDoesNotExist,
                    ActivityDoesNotExist,
                    TaskDoesNotExist,
                    ResourceNotFound ->
                    HttpStatus.NOT_FOUND;
            case ExecutionAlreadyExists,
                    StateMachineAlreadyExists,
                    ActivityAlreadyExists,
                    StateMachineDeleting,
                    ConflictException ->
                    HttpStatus.CONFLICT;
            case ExecutionLimitExceeded, ThrottlingException -> HttpStatus.TOO_MANY_REQUESTS;
            default -> HttpStatus.valueOf(code.httpStatus());
        };
    }
}
