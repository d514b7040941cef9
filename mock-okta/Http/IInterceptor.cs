using RazorOkta.MockOkta.Org;

namespace RazorOkta.MockOkta.Http;

/// <summary>Stands between an org's endpoints and the wire. An org has none until something puts one there (<see cref="MockOrg.Interceptor"/>).</summary>
internal interface IInterceptor
{
    Task InterceptAsync(HttpContext http, RequestDelegate endpoint);
}
