namespace Optimizer.Api.Limits;

/// <summary>A feature of a connection whose server wants to know when a caller has shown a valid key on it.</summary>
public interface IConnectionTrust
{
    void Trust();
}
