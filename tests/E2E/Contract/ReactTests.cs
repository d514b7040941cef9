using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Contract;

[Trait("Frontend", Name)]
public sealed class ReactTests() : FrontendTwoTests(Frontend)
{
    private const string Name = "@razorokta/react";
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.Shipped(Name);
}
