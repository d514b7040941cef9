using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Contract;

[Trait("Frontend", Name)]
public sealed class ReactTests() : FrontendContractTwo(Frontend)
{
    private const string Name = "@razorokta/react";
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.Shipped(Name);
}
