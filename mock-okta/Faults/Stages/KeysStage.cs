namespace RazorOkta.MockOkta.Faults.Stages;

/// <summary>Rotates the org's keys around a token answer.</summary>
internal static class KeysStage
{
    public static bool Concerns(Exchange exchange, ArmedFault fault) =>
        exchange.Endpoint == Endpoints.Token && fault.Mutations.Any(mutation => mutation.Stage == "keys");

    public static void Before(Exchange exchange, ArmedFault fault) => Rotate(exchange, fault, "before");

    public static void After(Exchange exchange, ArmedFault fault) => Rotate(exchange, fault, "after");

    private static void Rotate(Exchange exchange, ArmedFault fault, string when)
    {
        if (exchange.Endpoint == Endpoints.Token && fault.Mutations.Any(mutation => mutation.Is("keys", when)))
        {
            exchange.Org.Keys.Rotate();
        }
    }
}
