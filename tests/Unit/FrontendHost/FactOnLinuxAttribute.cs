namespace RazorOkta.Tests.Unit.FrontendHost;

/// <summary>A test that looks for processes where Linux lists them, and ends them by its signals.</summary>
internal sealed class FactOnLinuxAttribute : FactAttribute
{
    public FactOnLinuxAttribute() => Skip = OperatingSystem.IsLinux() ? null : "It ends processes by the signals of Linux.";
}
