using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>Skipped, and said so, where Elm's packages cannot be had: they come from a host of Elm's own, which npm knows nothing of.</summary>
[Trait("Frontend", Name)]
public sealed class ElmTests() : FrontendTwoTests(Frontend)
{
    private const string Name = "@razorokta/elm";
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.Shipped(Name, unless: "Elm's packages cannot be had: ");
}
