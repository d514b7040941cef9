using RazorOkta.Harness;

namespace RazorOkta.Tests.E2E.Contract;

/// <summary>A package of contract 1 in AngularJS, installed from its folder.</summary>
[Trait("Frontend", Name)]
public sealed class FamilyAngular1Tests() : FrontendOneTests(Frontend)
{
    private const string Name = "@razorokta-tests/family-angular-1";
    private static readonly FrontendUnderTest Frontend = FrontendUnderTest.FromNpm(Name, "family-angular-1");
}
