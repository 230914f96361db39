// Elastic Premium on Linux. The app runs from a package in the account, read with the app's identity: the content share that the plan would use
// otherwise knows only account keys.
param name string
param location string
param identityId string
param identityClientId string
param storageName string
param packageUri string
param signingKeyUri string
param insightsConnectionString string
param autonomy string
param cycleSchedule string
param purgeSchedule string
param alwaysReady int
param maxInstances int

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'elastic'
  sku: { name: 'EP1', tier: 'ElasticPremium', capacity: alwaysReady }
  properties: {
    reserved: true
    elasticScaleEnabled: true
    maximumElasticWorkerCount: max(alwaysReady, maxInstances)
  }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      linuxFxVersion: 'DOTNET-ISOLATED|10.0'
      minimumElasticInstanceCount: alwaysReady
      // A pre-warmed instance is billed while anything triggers the app, and the timers always do.
      preWarmedInstanceCount: 0
      functionAppScaleLimit: maxInstances
      healthCheckPath: '/api/healthz'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
      AzureWebJobsStorage__accountName: storageName
      AzureWebJobsStorage__clientId: identityClientId
      AzureWebJobsStorage__credential: 'managedidentity'
      CycleSchedule: cycleSchedule
      FUNCTIONS_EXTENSION_VERSION: '~4'
      FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
      Optimizer__Autonomy: autonomy
      Optimizer__SigningKey: signingKeyUri
      PurgeSchedule: purgeSchedule
      WEBSITE_RUN_FROM_PACKAGE: packageUri
      WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identityId
    }
  }
}

output name string = app.name
output host string = app.properties.defaultHostName
