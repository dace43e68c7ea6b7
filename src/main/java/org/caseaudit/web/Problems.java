package org.caseaudit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.caseaudit.web.BadInput.Fault;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers requests that cannot be served: a page for browsers, problem details (RFC 9457) with the list {@code errors}
 * of field and reason for everyone else. What was sent is never repeated, since it may name a child.
 */
@ControllerAdvice
@Order(-1) // Before Spring Boot's own handler (0), which repeats what was sent and knows no pages.
class Problems {

    @ExceptionHandler
    Object badInput(BadInput exception, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, HttpHeaders.EMPTY, exception.faults(), request);
    }

    @ExceptionHandler
    Object unbound(BindException exception, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, HttpHeaders.EMPTY, exception.getAllErrors().stream()
                .map(error -> error instanceof FieldError field
                        ? new Fault(field.getField(), field.isBindingFailure() ? "is not of the kind asked for"
                                : field.getDefaultMessage())
                        : new Fault(error.getObjectName(), error.getDefaultMessage()))
                .toList(), request);
    }

    @ExceptionHandler
    Object missing(MissingServletRequestParameterException exception, HttpServletRequest request) {
        return fault(exception.getParameterName(), "is missing", request);
    }

    @ExceptionHandler
    Object missing(MissingServletRequestPartException exception, HttpServletRequest request) {
        return fault(exception.getRequestPartName(), "is missing", request);
    }

    @ExceptionHandler
    Object mismatch(MethodArgumentTypeMismatchException exception, HttpServletRequest request) {
        return fault(exception.getName(), "is not of the kind asked for", request);
    }

    @ExceptionHandler
    Object unreadable(HttpMessageNotReadableException exception, HttpServletRequest request) {
        return fault("body", "cannot be read as what was announced", request);
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException exception, HttpServletRequest request) {
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, HttpHeaders.EMPTY,
                List.of(new Fault("file", "is larger than this system takes")), request);
    }

    /** No such page, method or type, and whatever a controller refused with a status. */
    @ExceptionHandler({NoResourceFoundException.class, HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotSupportedException.class, ErrorResponseException.class})
    Object refused(Exception exception, HttpServletRequest request) {
        var response = (ErrorResponse) exception;
        return answer(response.getStatusCode(), response.getHeaders(), List.of(), request);
    }

    private static Object fault(String field, String reason, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, HttpHeaders.EMPTY, List.of(new Fault(field, reason)), request);
    }

    private static Object answer(HttpStatusCode status, HttpHeaders headers, List<Fault> faults,
            HttpServletRequest request) {
        if (wantsPage(request)) {
            return new ModelAndView("error", Map.of("status", status.value(), "faults", faults), status)
                    .addAllObjects(PageAttributes.attributes());
        }
        var problem = ProblemDetail.forStatus(status);
        if (!faults.isEmpty()) {
            problem.setTitle("Bad input");
            problem.setDetail("Nothing was changed. Mend the fields listed and send the request again.");
            problem.setProperty("errors", faults);
        }
        return ResponseEntity.status(status).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                .anyMatch(accept -> accept.contains(MediaType.TEXT_HTML_VALUE));
    }
}
