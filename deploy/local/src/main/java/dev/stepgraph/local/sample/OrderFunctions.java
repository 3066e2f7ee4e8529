package dev.stepgraph.local.sample;

import dev.stepgraph.local.sample.SampleFunction.FunctionError;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/**
 * The functions of {@code deploy/samples/order-fulfilment}. The payment gateway is busy for the
 * first two attempts, and declines cards that begin with 0000.
 */
final class OrderFunctions {

    private static final int BUSY_ATTEMPTS = 2;
    private static final int STOCK = 10;

    private OrderFunctions() {}

    static Map<String, SampleFunction> all() {
        return Map.of(
                "order-check-stock", OrderFunctions::checkStock,
                "order-reserve-stock", order -> text("reservation", "r-" + id(order)),
                "order-charge-payment", OrderFunctions::chargePayment,
                "order-pack-item", item -> text("packed", item.path("sku").asString("?")),
                "order-send-invoice", order -> text("invoice", "i-" + id(order)),
                "order-release-stock", order -> text("released", "r-" + id(order)));
    }

    private static JsonNode checkStock(JsonNode order) {
        boolean available =
                order.path("items").values().stream()
                        .allMatch(item -> item.path("quantity").asInt(0) <= STOCK);
        return JsonNodeFactory.instance.objectNode().put("available", available);
    }

    private static JsonNode chargePayment(JsonNode payment) {
        if (payment.path("attempt").asInt(0) < BUSY_ATTEMPTS) {
            throw new FunctionError("Gateway.Busy", "The payment gateway is busy, try again.");
        }
        if (payment.path("card").asString("").startsWith("0000")) {
            throw new FunctionError("Payment.Declined", "The card was declined.");
        }
        return text("receipt", "p-" + id(payment));
    }

    private static String id(JsonNode order) {
        return order.path("orderId").asString("?");
    }

    private static ObjectNode text(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}
