namespace RazorOkta.Frontends.Checks;

/// <summary>Every check there is: what the command runs, and the tests of this repository.</summary>
internal static class AllChecks
{
    public static readonly IReadOnlyList<Check> All =
    [
        .. FamilyChecks.All, .. PackageChecks.All, .. MountChecks.All, .. PageChecks.All, .. LoginChecks.All,
        .. SessionChecks.All, .. NetworkChecks.All, .. AccessChecks.All, .. StrictChecks.All,
    ];

    public static Check Named(string name) => All.Single(check => check.Name == name);

    /// <summary>Those that a front-end of this contract is judged by, up to a level.</summary>
    public static IReadOnlyList<Check> For(int contract, int level) =>
        [.. All.Where(check => Rules.Named(check.Rule).Level is var of && (contract == 1 ? of == 0 : of >= 1 && of <= level))];
}
