using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Contract;

[Trait("Frontend", Name)]
public sealed class Angular1Tests() : FrontendTwoTests(Frontend)
{
    private const string Name = "@razorokta/angular-1";
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.Shipped(Name);
}
